// An OpenID provider on the loopback address for the gateway's tests: anybody signs in with any password on its own pages, and the
// login is the subject. A new start has new keys. Prints its issuer once it listens. Arguments: port (0 for a free one), redirect address.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'county',
      client_secret: 'a secret: of the county & its provider',
      redirect_uris: [redirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    }],
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: true } },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});

// The test that started it is gone when its standard input ends.
process.stdin.on('end', () => process.exit(0)).resume();
