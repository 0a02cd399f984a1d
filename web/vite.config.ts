import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import elementPlus from 'unplugin-element-plus/vite'
import { defineConfig } from 'vitest/config'
import { precache } from './precache'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// SHOUWANG_SERVER: a running server for `npm run dev`, which passes /api on to it.
const server = process.env.SHOUWANG_SERVER ?? 'http://127.0.0.1:8642'

export default defineConfig({
  // Styles of Element Plus come with the component that is imported.
  plugins: [
    vue(),
    elementPlus({}),
    precache({
      worker: at('./src/offline/worker.ts'),
      page: 'm/index.html',
      into: 'm/sw.js',
      also: ['favicon.svg', 'm/app.webmanifest'],
    }),
  ],
  resolve: { alias: { '@': at('./src') } },
  server: { proxy: { '/api': server } },
  build: {
    outDir: at('../build/web'),
    emptyOutDir: true,
    target: 'es2020',
    rollupOptions: {
      input: { desk: at('./index.html'), phone: at('./m/index.html'), public: at('./p/index.html') },
      // Names end in a hash of letters and digits: the server lets browsers keep such files for ever.
      output: { hashCharacters: 'hex' },
    },
    // Policy: no inline styles or scripts, so nothing is turned into a data: URL but small images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
    css: false,
  },
})
