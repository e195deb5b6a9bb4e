/** Texts of the fields that creating and editing a source have in common. */
export const sourceFields = {
  connection: 'Connection',
  hosting: 'Instance',
  hostings: { cloud: 'DMS instance', self: 'Self-hosted' },
  settings: 'Instance settings',
  /** Of the fields of a connection, by EventGrid's names. */
  labels: {
    instance_id: 'Instance ID',
    namesrv_address: 'Name server address',
    vpc_id: 'VPC ID',
    subnet_id: 'Subnet ID',
    user_name: 'User name',
    password: 'Password',
    vhost_name: 'Virtual host',
    queue_name: 'Queue',
    topic: 'Topic',
    group: 'Consumer group',
    enable_acl: 'Access control (ACL)',
    ssl_enable: 'Encryption (SSL)',
    access_key: 'Access key',
    secret_key: 'Secret key',
  },
  description: 'Description',
};
