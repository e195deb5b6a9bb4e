import type { find as en } from '../en/find';

export const find = { label: '搜索或执行命令', search: '搜索' } satisfies typeof en;
