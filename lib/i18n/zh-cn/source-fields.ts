import type { sourceFields as en } from '../en/source-fields';

export const sourceFields = {
  connection: '连接',
  hosting: '实例',
  hostings: { cloud: 'DMS 实例', self: '自建' },
  settings: '实例设置',
  labels: {
    instance_id: '实例 ID',
    namesrv_address: 'NameServer 地址',
    vpc_id: 'VPC ID',
    subnet_id: '子网 ID',
    user_name: '用户名',
    password: '密码',
    vhost_name: '虚拟主机（Vhost）',
    queue_name: '队列',
    topic: '主题（Topic）',
    group: '消费组',
    enable_acl: '访问控制（ACL）',
    ssl_enable: '加密（SSL）',
    access_key: '访问密钥（AK）',
    secret_key: '秘密密钥（SK）',
  },
  description: '描述',
} satisfies typeof en;
