/** Texts that name why an event did not arrive. */
export const whyNotArrived = {
  which: 'Event ID, or the event as JSON',
  whichHint: 'Leave it empty to check how the source is set up. Nothing is sent.',
  check: 'Check',
  checking: 'Checking…',
  arrived: 'The event arrived',
  arrivedText: 'Each target answered. If something is still missing, look at the receiver.',
  nothingBroken: 'Nothing is broken that the console can see',
  nothingBrokenText: 'Send a test event, or enter the ID of one that is missing, to check the rest of its way.',
  chain: 'From the source to the target',
  links: {
    source: 'Source running',
    channel: 'On the channel',
    event: 'Event accepted',
    subscription: 'Subscription enabled',
    filter: 'Filter matches',
    target: 'Target answers',
  },
  states: { fine: 'OK', broken: 'Broken', unknown: 'Unknown', skipped: 'Not checked' },
  fixes: {
    openSource: 'Open the source',
    openSources: 'Open the list of sources',
    subscribe: 'Subscribe',
    openSubscription: 'Open the subscription',
  },
  keys: {
    sourceMissing: {
      title: 'The source doesn’t exist',
      text: 'EventGrid has no source with this ID any more. Create it again, or publish with another source’s name.',
    },
    otherSource: {
      title: 'The event names another source: {found}',
      text: 'Set the event’s attribute source to {wanted}, or publish it to the channel of {found}.',
    },
    sourceFailed: {
      title: 'The source {name} isn’t running',
      text: 'EventGrid says: {why} Open the source to see what to fix.',
    },
    noChannel: {
      title: 'The source {name} is on no channel',
      text: 'EventGrid reports no channel for it, so its events go nowhere. Open the source.',
    },
    otherChannel: {
      title: 'The source {name} isn’t on this channel',
      text: 'EventGrid refuses its events here. Publish them to the source’s own channel.',
    },
    tooLarge: {
      title: 'The event is too large',
      text: 'EventGrid takes up to 64 KB an event. Send less data, or a link to it.',
    },
    tooLargeTogether: {
      title: 'The request is too large',
      text: 'EventGrid takes up to 256 KB a request. Send fewer events at a time.',
    },
    tooMany: {
      title: 'Too many events in one request',
      text: 'EventGrid takes up to 20 events a request. Send fewer at a time.',
    },
    refused: {
      title: 'EventGrid refused the event',
      text: 'EventGrid says: {message} ({code}). Correct the event and send it again.',
    },
    notReceived: {
      title: 'EventGrid has no record of this event',
      text: 'It was refused, never sent, or published to another channel or project. After 3 days the record is gone. Look at what EventGrid answered the publisher.',
    },
    noSubscription: {
      title: 'No subscription takes events of this source',
      text: 'EventGrid accepts the events and delivers them to no one. Subscribe to the source.',
    },
    notEnabled: {
      title: 'The subscription {name} isn’t enabled',
      text: 'Its status is {status}, so it takes no events. Open it and enable it.',
    },
    noMatch: {
      title: 'No filter matches: {field} in {name}',
      text: 'Each enabled subscription leaves the event out. Change the filter or the event.',
    },
    notMatchedThen: {
      title: 'The filter of {name} matches now, but didn’t when the event came',
      text: 'The subscription was probably created, enabled or changed since then. Send the event again.',
    },
    answered: {
      title: 'The target of {name} answered {code}',
      text: 'EventGrid delivered the event, and the target refused it. Fix the receiver, or the target’s address.',
    },
    slow: {
      title: 'The target of {name} didn’t answer in time',
      text: 'The receiver has to answer sooner: take the event, answer 200, and do the work afterwards.',
    },
    down: {
      title: 'The target of {name} can’t be reached: {code}',
      text: 'Start the receiver, and check the target’s address and that EventGrid may reach it.',
    },
    waiting: {
      title: 'The target of {name} hasn’t answered yet',
      text: 'EventGrid is still trying. Refresh in a moment.',
    },
    notCalled: {
      title: 'The local EventGrid doesn’t call the target of {name}',
      text: 'It calls webhooks on this machine only, so that no test reaches anybody else.',
    },
  },
};
