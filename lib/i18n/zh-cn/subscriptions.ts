import type { subscriptions as en } from '../en/subscriptions';

export const subscriptions = {
  title: '订阅',
  create: '创建订阅',
  quota: { text: '已用 {used} / {limit}', after: '个订阅', full: '已达上限', meter: '已用订阅数' },
  loading: '正在加载订阅',
  caption: '事件订阅',
  columns: {
    name: '名称',
    status: '状态',
    channel: '通道',
    source: '事件源',
    targets: '事件目标',
    created: '创建时间',
    actions: '操作',
  },
  filters: { channel: '通道', status: '状态', all: '全部', remove: '移除筛选条件 {filter}：{value}' },
  selection: {
    all: '选择本页全部',
    one: '选择 {name}',
    count: { one: '已选 {count} 项', other: '已选 {count} 项' },
    clear: '取消选择',
  },
  menu: { open: '打开', copyId: '复制 ID', channel: '通道 {channel} 的订阅' },
  verbs: { enable: '启用', disable: '禁用', delete: '删除' },
  range: '第 {from}–{to} 个，共 {total} 个订阅',
  found: { one: '{count} 个订阅', other: '{count} 个订阅' },
  foundOpen: { one: '本页 {count} 个订阅', other: '本页 {count} 个订阅' },
  empty: {
    title: '{project} 中没有订阅',
    text: '订阅将事件源的事件发送到事件目标：Webhook、函数、主题或另一个通道。没有订阅，事件不会送达任何地方。',
  },
  noMatch: {
    title: '没有匹配的订阅',
    text: '没有订阅同时符合搜索内容和所有筛选条件。',
    ofChannel: '该通道没有匹配的订阅。没有订阅的事件不会送达。',
    clear: '清除所有筛选条件',
  },
  forbidden: {
    title: '您没有查看订阅列表的权限',
    text: '用户 {user} 在项目 {project} 中没有 {action} 权限。可联系 {account} 的管理员授权。您仍可能有权创建订阅。',
  },
} satisfies typeof en;
