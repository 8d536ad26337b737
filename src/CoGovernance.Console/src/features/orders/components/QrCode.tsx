import { useQuery } from '@tanstack/react-query';
import { Shown } from '../../../shared/states';

/** A code for a phone's camera, drawn as one path; its maker is fetched only where a code is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = useQuery({
    queryKey: ['qr', text],
    queryFn: async () => {
      const { default: qrcode } = await import('qrcode-generator');
      // M: read even when a seventh of it is worn off. 0: as small as the text allows. The address is percent-encoded, so its bytes are ASCII.
      const qr = qrcode(0, 'M');
      qr.addData(text, 'Byte');
      qr.make();
      const size = qr.getModuleCount();
      let path = '';
      for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (qr.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
      return { size, path };
    },
    staleTime: Infinity,
  });
  return (
    <Shown of={code}>
      {({ size, path }) => (
        <svg className="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
          <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
      )}
    </Shown>
  );
}
