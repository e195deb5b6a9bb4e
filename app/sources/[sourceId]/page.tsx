import { itemPage } from '@/app/item-page';
import { SourceBrowser } from '@/components/sources/list/source-browser';
import { sourcePath } from '@/lib/sources/path';
import { parseSourcesQuery } from '@/lib/sources/query';
import { oneSourceRead, readOneSource } from '@/lib/sources/reads';
import { SourcesScreen } from '../sources-screen';

const page = itemPage({
  param: 'sourceId',
  titleOf: ({ sources }) => sources.title,
  parse: parseSourcesQuery,
  pathOf: sourcePath,
  read: readOneSource,
  nameOf: ({ source }) => source.name,
  explain: oneSourceRead.explain,
  screen: (props) => <SourcesScreen {...props} Browser={SourceBrowser} />,
});

export const { generateMetadata } = page;
export default page.Page;
