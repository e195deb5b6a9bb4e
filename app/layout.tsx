import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import icon from '@/components/shell/icon.svg';
import { Announcer } from '@/components/ui/announcer';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestPreferences();
  // Imported, and not a file of `app`: so it is kept for good, and asked for past proxy.ts.
  return {
    title: messages.common.productLong,
    robots: { index: false },
    icons: { icon: { url: icon.src, type: 'image/svg+xml', sizes: 'any' } },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The frame of every page: language, theme, the skip link and the page's only live region. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, theme, messages } = await requestPreferences();
  return (
    <html lang={language} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a className="skip-link" href="#main">
          {messages.common.skip}
        </a>
        <p className="old-browser">{messages.common.oldBrowser}</p>
        {children}
        <Announcer />
      </body>
    </html>
  );
}
