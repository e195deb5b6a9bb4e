import type { Metadata } from 'next';
import { Brand } from '@/components/shell/brand';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { requestPreferences } from '@/lib/i18n/request-preferences';

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestPreferences();
  return { title: `${messages.common.notFoundTitle} · EventGrid` };
}

/** The page for unknown URLs. Next's own has inline styles, which the CSP blocks. */
export default async function NotFoundPage() {
  const { messages } = await requestPreferences();
  const { product, productLong, notFoundTitle, notFoundText, toSources } = messages.common;
  return (
    <div className="flex flex-1 flex-col">
      <header className="flex h-12 items-center pr-3 pl-6 max-md:pr-1 max-md:pl-4">
        <Brand name={product} label={productLong} />
      </header>
      <main className="page" id="main">
        <div className="card empty-state">
          <span className="glyph">
            <Icon name="file-question" />
          </span>
          <h1>{notFoundTitle}</h1>
          <p>{notFoundText}</p>
          <div className="actions">
            <Link className="btn primary" href="/sources">
              {toSources}
            </Link>
          </div>
        </div>
      </main>
    </div>
  );
}
