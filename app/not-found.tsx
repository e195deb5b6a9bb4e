import type { Metadata } from 'next';
import { Brand } from '@/components/shell/brand';
import { NotFoundCard } from '@/components/shell/not-found-card';
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
      <NotFoundCard title={notFoundTitle} text={notFoundText} open={toSources} />
    </div>
  );
}
