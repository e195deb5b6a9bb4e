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
    topic: 'Topic',
    group: '消费组',
    enable_acl: 'ACL 访问控制',
    ssl_enable: 'SSL 加密',
    access_key: '访问密钥',
    secret_key: '秘密访问密钥',
  },
  description: '描述',
} satisfies typeof en;
