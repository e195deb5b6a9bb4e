import type { sourceFields as en } from '../en/source-fields';

export const sourceFields = {
  connection: '连接',
  hosting: '实例',
  hostings: { cloud: 'DMS 实例', self: '自建' },
  settings: '实例设置',
  description: '描述',
} satisfies typeof en;
