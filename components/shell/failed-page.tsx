import { storeDown as en } from '@/lib/i18n/en/store-down';
import { storeDown as zhCn } from '@/lib/i18n/zh-cn/store-down';
import { STORE_DOWN_DIGEST } from '@/lib/store/store-down';
import { BrokenPage, digestOf } from './broken-page';

const STORE_DOWN = { en, 'zh-CN': zhCn };

/** Shows that a page failed: because the console's store is down, or by an error of the console. */
export default function FailedPage({ error }: { error: unknown }) {
  return <BrokenPage error={error} reason={digestOf(error) === STORE_DOWN_DIGEST ? STORE_DOWN : undefined} />;
}
