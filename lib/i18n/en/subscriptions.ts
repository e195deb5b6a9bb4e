/** Texts of the list of subscriptions. */
export const subscriptions = {
  title: 'Subscriptions',
  create: 'Create subscription',
  quota: {
    text: '{used} of {limit}',
    after: 'subscriptions used',
    full: 'at the limit',
    meter: 'Subscriptions used',
  },
  loading: 'Loading subscriptions',
  caption: 'Event subscriptions',
  columns: {
    name: 'Name',
    status: 'Status',
    channel: 'Channel',
    source: 'Source',
    targets: 'Targets',
    created: 'Created',
    actions: 'Actions',
  },
  filters: { channel: 'Channel', status: 'Status', all: 'All', remove: 'Remove filter {filter}: {value}' },
  selection: {
    all: 'Select all on this page',
    one: 'Select {name}',
    count: { one: '{count} selected', other: '{count} selected' },
    clear: 'Clear',
  },
  menu: { open: 'Open', copyId: 'Copy ID', channel: 'Subscriptions on channel {channel}' },
  verbs: { enable: 'Enable', disable: 'Disable', delete: 'Delete' },
  range: '{from}–{to} of {total} subscriptions',
  found: { one: '{count} subscription', other: '{count} subscriptions' },
  foundOpen: { one: '{count} subscription on this page', other: '{count} subscriptions on this page' },
  empty: {
    title: 'No subscriptions in {project}',
    text: 'A subscription sends the events of a source to its targets: a webhook, a function, a topic or another channel. Without one, events go nowhere.',
  },
  noMatch: {
    title: 'No subscriptions match',
    text: 'No subscription matches the search and all filters.',
    ofChannel: 'No subscription on this channel matches. Events without a subscription aren’t delivered.',
    clear: 'Clear all filters',
  },
  forbidden: {
    title: 'You don’t have permission to list subscriptions',
    text: 'User {user} doesn’t have {action} in project {project}. Ask an administrator of {account} for it. You may still be able to create a subscription.',
  },
};
