import type { copy as en } from '../en/copy';

export const copy = {
  copy: '复制{what}',
  copied: '已复制{what}',
  code: '代码',
  copyByHand: '按 Ctrl+C 复制{what}',
} satisfies typeof en;
