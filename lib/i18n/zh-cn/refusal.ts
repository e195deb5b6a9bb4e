import type { refusal as en } from '../en/refusal';

export const refusal = {
  http: 'HTTP',
  code: '错误码',
  message: '错误信息',
  errorDetails: '错误详情',
  requestId: '请求 ID',
  requestIdName: '请求 ID',
  noRequestId: '无',
  time: '时间',
  rawBody: '原始响应体',
  copyReport: '复制报告',
  report: '报告',
  reportNote: '不含令牌、密码和密钥',
} satisfies typeof en;
