import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * One application for desk and phone. Every screen is its own chunk; the field screens stay under 200 kB gzip in all.
 * Nothing is inlined, so that the strict Content-Security-Policy of the server holds.
 */
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    cssTarget: 'chrome109',
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/live': 'http://127.0.0.1:3000',
      '/ready': 'http://127.0.0.1:3000',
    },
  },
})
