import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Announcer } from '@/components/ui/announcer';
import { IconSprite } from '@/components/ui/icon-sprite';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestPreferences();
  return { title: messages.common.productLong, robots: { index: false } };
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
        <IconSprite />
        {children}
        <Announcer />
      </body>
    </html>
  );
}
