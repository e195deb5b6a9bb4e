/** Texts of the fields that creating and editing a source have in common. */
export const sourceFields = {
  connection: 'Connection',
  hosting: 'Instance',
  hostings: { cloud: 'DMS instance', self: 'Self-hosted' },
  settings: 'Instance settings',
  description: 'Description',
};
