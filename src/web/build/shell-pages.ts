import type { Plugin } from 'vite'
import { shellOf } from './shell-of.ts'

/** In development every page address answers with the HTML of its shell, as the server does with the built files. */
export function shellPages(): Plugin {
  return {
    name: 'shell-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname
        const page = request.headers.accept?.includes('text/html') && !path.startsWith('/api/')
        if (page) request.url = `/${shellOf(path)}.html`
        next()
      })
    },
  }
}
