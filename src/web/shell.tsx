import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { BrowserRouter, matchPath, Route, Routes, useLocation } from 'react-router'
import type { Shell } from './build/shell-of.ts'
import type { Page } from './pages.ts'
import { gathered } from './i18n/gathered.ts'
import { startWords } from './i18n/start.ts'
import type { Words } from './i18n/words.ts'
import { makeClient } from './query.ts'
import { Boundary } from './ui/boundary.tsx'
import { Skeleton } from './ui/skeleton.tsx'

const made = new Map<Page, ComponentType>()

function componentOf(page: Page): ComponentType {
  const component = made.get(page) ?? lazy(page.load)
  made.set(page, component)
  return component
}

/** The page that the address asks for, of those given. */
export function useOpenPage(pages: readonly Page[]): Page | undefined {
  const { pathname } = useLocation()
  return pages.find((page) => matchPath(page.path, pathname) !== null)
}

/** After a step to another address: title, top of the page, and the focus where reading starts. */
function useArrival(name: string) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const first = useRef(true)
  const title = t(`page.${name}`)
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0)
      document.getElementById('main')?.focus({ preventScroll: true })
    }
    first.current = false
  }, [pathname])
}

/** The pages of one shell as routes, each loaded when it is opened; a broken page leaves its shell standing. */
export function Pages({ pages, missing }: { pages: readonly Page[]; missing: ReactNode }) {
  const { pathname } = useLocation()
  useArrival(useOpenPage(pages)?.name ?? 'missing')
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<Skeleton block={96} />}>
        <Routes>
          {pages.map((page) => {
            const Shown = componentOf(page)
            return <Route key={page.name} path={page.path} element={<Shown />} />
          })}
          <Route path="*" element={missing} />
        </Routes>
      </Suspense>
    </Boundary>
  )
}

/** Once the page is there, what answers the next address without a network; a browser that has no service workers goes without. */
const keepReachable = (): void => {
  if ('serviceWorker' in navigator) addEventListener('load', () => void navigator.serviceWorker.register('/sw.mjs').catch(() => undefined))
}

/** Puts a shell on the page: the words of its modules, cache, router. */
export function start(name: Shell, words: Readonly<Record<string, Words>>, shell: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  // On the root element, because drawers and dialogs are drawn outside the shell and take its type sizes too.
  document.documentElement.classList.add(name)
  startWords(gathered(words))
  keepReachable()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeClient()}>
        {/* Outside the router, whose pages have one of their own: for what breaks in the frame itself. */}
        <Boundary><BrowserRouter>{shell}</BrowserRouter></Boundary>
      </QueryClientProvider>
    </StrictMode>,
  )
}
