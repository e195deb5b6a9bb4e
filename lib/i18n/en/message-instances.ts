/** Texts of the field that chooses a message instance. */
export const messageInstances = {
  instance: 'Instance',
  typeId: 'Type an ID instead',
  choose: 'Choose from a list',
  option: '{status} · {address}',
  unknown: 'No instance has this name. Choose one from the list, or type an ID instead',
  notRunning: 'Its status is {status}. EventGrid only reads from instances that are RUNNING',
  none: 'There are no instances of this type in the project',
  failed: '{title}. Type the ID instead',
};
