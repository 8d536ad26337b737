import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => {
  // Where `npm run dev` finds a running server.
  const server = loadEnv(mode, '.', 'COGOVERNANCE').COGOVERNANCE_SERVER ?? 'http://127.0.0.1:5080';
  return {
    plugins: [react()],
    // The server puts a fresh nonce in for every page that it gives out.
    html: { cspNonce: '__CSP_NONCE__' },
    build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
    server: { proxy: { '/api': server, '/openapi': server } },
    test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'] },
  };
});
