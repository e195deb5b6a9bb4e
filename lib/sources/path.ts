import { itemPaths } from '@/lib/lists/item-path';
import { SOURCES_URL } from './query';

export const SOURCE_PATHS = itemPaths(SOURCES_URL);

export const { itemPath: sourcePath, itemIdIn: sourceIdIn } = SOURCE_PATHS;
