import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import '#web/kit/kit.css'
import { makeQueryClient } from './api/query-client.ts'
import { ToastProvider } from './kit/toast.tsx'
import { loadEnglish } from './language/english.ts'
import { rememberedLanguage } from './language/language.ts'
import { LanguageProvider } from './language/language-provider.tsx'
import { App } from './shell/app.tsx'
import { ErrorBoundary } from './shell/error-boundary.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

if (rememberedLanguage() === 'en') await loadEnglish()

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ErrorBoundary>
        <QueryClientProvider client={makeQueryClient()}>
          <BrowserRouter>
            <ToastProvider>
              <App />
            </ToastProvider>
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorBoundary>
    </LanguageProvider>
  </StrictMode>,
)
