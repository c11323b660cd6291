import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed } from './src/web/build/compressed.ts'
import { handBudget } from './src/web/build/hand-budget.ts'
import { shellPages } from './src/web/build/shell-pages.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Three entries, one a shell: `dist/hand.html`, `dist/desk.html`, `dist/wall.html`. */
export default defineConfig({
  root: at('src/web'),
  publicDir: at('src/web/public'),
  cacheDir: at('node_modules/.vite'),
  logLevel: 'warn',
  plugins: [react(), shellPages(), handBudget({ limit: 250_000 }), compressed()],
  server: { host: '127.0.0.1', proxy: { '/api': process.env['QQ_API'] ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    // Phones that no longer get a new browser still open the hand shell.
    target: ['es2020', 'chrome87', 'safari14'],
    // Nothing becomes a data: address, because the content policy lets fonts and scripts come from files alone.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // What several pages share comes in a few pieces: on a slow network each further one is a wait.
      output: { codeSplitting: { groups: [{ name: 'shared', test: /\/src\/(web\/(hand|ui|i18n)\/|kernels\/(?!insight).*\/(contract\.ts|web\/hand\/.*\.tsx?|web\/(days|memory|opened|stand|steps)\.tsx?)$|platform\/)|\/lucide-react\//, minShareCount: 3 }] } },
      input: { hand: at('src/web/hand.html'), desk: at('src/web/desk.html'), wall: at('src/web/wall.html') },
    },
  },
})
