/** Explanations of refusals: the fact, its cause, the fix. EventGrid's own words are shown beside them, verbatim. */
export const failures = {
  it: 'it',
  nouns: { source: 'source', channel: 'channel', subscription: 'subscription', event: 'event' },
  /** Words for `{seconds}`: how long to wait. */
  waits: { seconds: '{count} s', minutes: '{count} minutes', hours: '{count} hours', days: '{count} days' },
  actions: {
    'focus-name': 'Change the name',
    'focus-channel': 'Choose another channel',
    'focus-form': 'Check the fields',
    'sign-in': 'Sign in again',
    'look-up': 'Look for {name}',
    'look-again': 'Check again',
    openList: 'Open the list',
    retry: 'Try again',
    'copy-report': 'Copy report',
    reload: 'Reload',
  },
  writes: {
    create: {
      done: 'created',
      look: 'Check the list for {it}',
      repeat: 'create it again',
      undone: 'there is no {noun} named {it}',
      once: 'The console never repeats a create on its own.',
      twice: 'Names are unique, so a second try can’t create a second one.',
      again: 'Create again',
      nothing: '{cause} Nothing was created.',
    },
    update: {
      done: 'saved',
      look: 'Reload {it} and compare',
      repeat: 'save it again',
      undone: '{it} is unchanged',
      once: 'The console never repeats a change on its own.',
      twice: 'Saving the same values again does no harm.',
      again: 'Save again',
      nothing: '{cause} Nothing was saved.',
    },
    delete: {
      done: 'deleted',
      look: 'Check the list for {it}',
      repeat: 'delete it again',
      undone: '{it} is still there',
      once: 'The console never repeats a deletion on its own.',
      twice: 'Deleting it again does no harm.',
      again: 'Delete again',
      nothing: '{cause} Nothing was deleted.',
    },
    enable: {
      done: 'enabled',
      look: 'Reload {it}',
      repeat: 'enable it again',
      undone: '{it} is not enabled',
      once: 'The console never repeats a change on its own.',
      twice: 'Enabling it again does no harm.',
      again: 'Enable again',
      nothing: '{cause} Nothing was enabled.',
    },
    disable: {
      done: 'disabled',
      look: 'Reload {it}',
      repeat: 'disable it again',
      undone: '{it} is not disabled',
      once: 'The console never repeats a change on its own.',
      twice: 'Disabling it again does no harm.',
      again: 'Disable again',
      nothing: '{cause} Nothing was disabled.',
    },
    publish: {
      done: 'sent',
      look: 'Look for its trace',
      repeat: 'send it again',
      undone: 'there is no trace of it',
      once: 'The console never sends an event twice on its own.',
      twice: 'If you send it again, its targets may get it twice.',
      again: 'Send again',
      nothing: '{cause} Nothing was sent.',
    },
  },
  lookedUp: {
    notDone: {
      title: 'It was not {done}',
      cause: 'The console checked with EventGrid: {undone}.',
      next: 'It’s safe to {repeat}.',
    },
    nameTaken: {
      title: 'It was not {done}: the name is taken',
      cause: 'The console checked with EventGrid: another {noun} has the name {name}.',
      next: 'Choose another name.',
    },
    unproven: {
      title: 'We couldn’t confirm whether it was {done}',
      cause:
        'The console checked with EventGrid, but what is there doesn’t prove that your change arrived: someone else may have changed it, or only secrets were sent, which EventGrid doesn’t show.',
      next: 'Compare your values with the current ones before you {repeat}.',
    },
    sameName: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The console checked with EventGrid: there is a {noun} named {name}, but it may be someone else’s.',
      next: 'Look for {it} in the list and compare it with what you entered.',
    },
    pending: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The console checked with EventGrid and got no clear answer, or EventGrid may still be working on it.',
      next: 'This isn’t confirmed yet. The console checks again by itself, and sends nothing again until then.',
    },
    unknown: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The console checked with EventGrid and got no clear answer, or EventGrid may still be working on it.',
      next: 'Check again in a moment. Nothing is sent again until then.',
    },
  },
  advice: {
    accountFrozen: {
      title: 'The account is frozen',
      cause: 'EventGrid doesn’t work for frozen accounts. The usual reason is an unpaid balance.',
      next: 'Ask someone to top up the account in the billing center, then continue here.',
    },
    agencyMissing: {
      title: 'An agency is missing',
      cause: 'EventGrid accesses your message instances through agencies, and this account doesn’t have one of them.',
      next: 'Ask an administrator to create the agencies EG_DELEGATE_FG_AGENCY and EG_AGENCY in IAM, then continue here.',
    },
    agencyPermissionMissing: {
      title: 'The agency doesn’t have permission',
      cause: 'The agency that EventGrid uses doesn’t have a permission it needs.',
      next: 'Ask an administrator to grant the agency EG_AGENCY the permission named in the message, then continue here.',
    },
    answerBroke: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The request was sent, but the connection to {host} broke before the whole response arrived.',
      next: '{look} before you {repeat}.',
    },
    answerBrokeRead: {
      title: 'The response was cut off',
      cause: 'The connection to {host} broke before the whole response arrived.',
      next: 'Try again; nothing was changed.',
    },
    answerUnreadable: {
      title: 'EventGrid reported success without an ID',
      cause: 'The response {status} means success, but it has no ID, so it proves nothing.',
      next: '{look} before you {repeat}.',
    },
    answerUnreadableRead: {
      title: 'The response can’t be read',
      cause: 'The response {status} means success, but its body isn’t what this request should return.',
      next: 'Try again. If this keeps happening, something between the console and {host} is answering instead.',
    },
    apiMissing: {
      title: 'The gateway doesn’t know this API',
      cause: 'The address that this console is configured with doesn’t lead to EventGrid.',
      next: 'Send the report to whoever runs this console. The region’s endpoint needs to be corrected.',
    },
    badGateway: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'A gateway answered 502 instead of EventGrid, which may have done its work anyway.',
      next: '{look} before you {repeat}.',
    },
    badGatewayRead: {
      title: 'A gateway couldn’t reach {service}',
      cause: 'A gateway answered 502 instead of {service}.',
      next: 'Try again in a moment; nothing was changed.',
    },
    badRequest: {
      title: 'EventGrid couldn’t read the request',
      cause: 'EventGrid rejected the request as a whole and named no field.',
      next: 'Compare the fields with the message and details below.',
    },
    bodyTooLarge: {
      title: 'The request is too large',
      cause: 'A server along the way answered 413: it doesn’t accept requests of this size.',
      next: 'Shorten the description or the connection fields.',
    },
    channelOrProjectMissing: {
      title: 'EventGrid couldn’t find the channel or project',
      cause: 'The channel or the project no longer exists.',
      next: 'Choose another channel. If there is none, sign in to the project again.',
    },
    channelUnavailable: {
      title: 'The channel can’t be used',
      cause: 'The channel was deleted, is being set up, or isn’t a custom channel of this project.',
      next: 'Choose another channel, or create one.',
    },
    channelInUse: {
      title: 'Channel {name} is in use',
      cause: 'The channel still has sources or subscriptions, and EventGrid doesn’t delete channels in use.',
      next: 'Delete its sources and subscriptions first. EventGrid’s own message is below.',
    },
    channelMissing: {
      title: 'The channel doesn’t exist',
      cause: 'The channel was deleted elsewhere, or belongs to another project or region.',
      next: 'Look for it in the list, and check the region and project in the header.',
    },
    channelNameTaken: {
      title: 'The name {name} is taken',
      cause: 'A channel with this name exists in your account. Names are unique across projects.',
      next: 'Choose another name.',
    },
    conflict: {
      title: 'Something in EventGrid conflicts with this',
      cause: 'The response 409 says that the request conflicts with something that exists.',
      next: 'Check the list for {it}: it may already exist.',
    },
    crossSite: {
      title: 'The request didn’t come from this console',
      cause: 'The browser reported that another site sent it, so the console stopped it before EventGrid.',
      next: 'Reload this page at the address you were given for the console.',
    },
    deletionUnproven: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The response {status} means success, but its body isn’t the answer to a deletion, so it proves nothing.',
      next: '{look} before you {repeat}.',
    },
    eventGridFailed: {
      title: 'EventGrid had an internal error',
      cause: 'EventGrid reports an internal error. Your fields aren’t the cause.',
      next: 'Try again in a moment. {twice} If this keeps happening, send the report to support.',
    },
    eventMissing: {
      title: 'EventGrid knows nothing of this event',
      cause:
        'EventGrid keeps events and their traces for up to 3 days, and a new one may take a moment to appear. It may also have been published to another channel, or refused.',
      next: 'Compare the event’s ID and the channel, then try again.',
    },
    eventTooLarge: {
      title: 'An event is too large',
      cause: 'One event is larger than 64 KB.',
      next: 'Reduce the data of that event, or send a link to it.',
    },
    eventsTooLarge: {
      title: 'The events are too large in total',
      cause: 'One request can have at most 256 KB.',
      next: 'Send fewer events at a time.',
    },
    filterRefused: {
      title: 'The filter can’t be used',
      cause: 'EventGrid doesn’t accept the filter’s parameters.',
      next: 'Check the filter against the message below.',
    },
    forbidden: {
      title: 'You don’t have permission',
      cause: 'You’re signed in, but the response 403 says that a permission is missing, usually {action}.',
      next: 'Ask an administrator for {action}. The report has everything they need.',
    },
    formTooLarge: {
      title: 'The form is too large',
      cause: 'The form holds more than this console accepts, so it wasn’t sent.',
      next: 'Shorten the longest field.',
    },
    gatewayBackendDown: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The API gateway answered 502: it lost the connection to EventGrid, which may have done its work.',
      next: '{look} before you {repeat}.',
    },
    gatewayBackendDownRead: {
      title: 'The API gateway can’t reach EventGrid',
      cause: 'The API gateway answered 502: EventGrid is down behind it.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayBackendSlow: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The API gateway answered 504: EventGrid took too long, and may still be working on it.',
      next: '{look} before you {repeat}.',
    },
    gatewayBackendSlowRead: {
      title: 'EventGrid took too long',
      cause: 'The API gateway answered 504: EventGrid didn’t respond in time.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayBadRequest: {
      title: 'The API gateway couldn’t read the request',
      cause: 'The gateway in front of EventGrid stopped the request before EventGrid saw it.',
      next: 'Check the fields for unusual characters. If there are none, send the report to support.',
    },
    gatewayBodyTooLarge: {
      title: 'The request is too large for the API gateway',
      cause: 'The request is larger than 12 MB.',
      next: 'Shorten the description or the connection fields.',
    },
    gatewayForbidden: {
      title: 'The API gateway doesn’t let you in',
      cause: 'Your user or account isn’t authorized for this API. The permission {action} may be missing.',
      next: 'Ask an administrator for {action}. The report has everything they need.',
    },
    gatewayHeadersTooLarge: {
      title: 'The token is too long for the API gateway',
      cause: 'The response 494 says that the headers are too large, and most of that is the token.',
      next: 'Sign in again as an IAM user with fewer roles, or with a single project, to get a shorter token.',
    },
    gatewayOrchestration: {
      title: 'The API gateway couldn’t build the request',
      cause: 'The gateway failed while translating the request for EventGrid.',
      next: 'Try again in a moment. If this keeps happening, send the report to support.',
    },
    gatewayRefused: {
      title: 'The API gateway stopped the request',
      cause: 'The gateway answered {status} before EventGrid saw the request.',
      next: 'Send the report to support.',
    },
    gatewayThrottled: {
      title: 'Too many requests',
      cause: 'Your account reached the API gateway’s request limit.',
      next: 'Wait {seconds}. {once}',
    },
    gatewayTimeout: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'A gateway answered 504: EventGrid took too long, and may still be working on it.',
      next: '{look} before you {repeat}.',
    },
    gatewayTimeoutRead: {
      title: 'A gateway timed out',
      cause: 'A gateway answered 504 instead of {service}.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayTokenRejected: {
      title: 'The API gateway doesn’t accept your token',
      cause: 'The token expired, or a password or permission change ended it.',
      next: 'Sign in again. Your input is kept.',
    },
    gatewayUriTooLong: {
      title: 'The request’s address is too long',
      cause: 'The API gateway answered 414: it doesn’t accept addresses of this length.',
      next: 'Use a shorter search text.',
    },
    headersTooLarge: {
      title: 'The token is too long for a server along the way',
      cause: 'The response {status} says that the headers are too large, and most of that is the token.',
      next: 'Sign in again as an IAM user with fewer roles, or with a single project, to get a shorter token.',
    },
    iamBadRequest: {
      title: 'IAM couldn’t read the request',
      cause: 'IAM rejected the body of the request.',
      next: 'Check the account, user, project and verification code.',
    },
    inputRefused: {
      title: 'There is a problem with the form',
      cause: 'Some fields don’t follow the rules, so the form wasn’t sent.',
      next: 'Correct the marked fields.',
    },
    missing: {
      title: 'Nothing was found at this address',
      cause: '{host} answered 404 without saying what is missing: address, project or channel.',
      next: 'Check the project and channel. If both are right, send the report to whoever runs this console.',
    },
    nameTaken: {
      title: 'The name {name} is taken',
      cause: 'A source with this name exists in your account. Names are unique across channels and projects.',
      next: 'Choose another name.',
    },
    notChangeable: {
      title: 'This can’t be changed or deleted',
      cause: 'EventGrid manages it: users can’t change or delete official sources and channels.',
      next: 'Use a custom one. If this is a custom one, send the report to support.',
    },
    notSignedIn: {
      title: 'Your token is no longer accepted',
      cause: 'The response 401 says that the token is wrong, expired or revoked.',
      next: 'Sign in again. Your input is kept.',
    },
    operationForbidden: {
      title: 'You don’t have permission for this',
      cause: 'EventGrid knows your user, but no policy allows {action}.',
      next: 'Ask an administrator for a policy with {action}. The report has everything they need.',
    },
    otherProject: {
      title: 'You’re signed in to another project now',
      cause: 'This page was opened for a different project, so nothing was sent.',
      next: 'Reload the page for the current project, or sign in to the earlier one.',
    },
    otherProjectEntered: {
      title: 'That’s a different project',
      cause: 'You signed in, but not to the project that this page is open for, so that session wasn’t started.',
      next: 'Sign in to this page’s project. Your input is still here.',
    },
    otherRefusal: {
      title: 'The request was refused',
      cause: '{host} answered {status}. This console has no advice for it.',
      next: 'Read the message below, or send the report to support.',
    },
    parametersRefused: {
      title: 'EventGrid rejected a field',
      cause: 'A value doesn’t follow EventGrid’s rules. The message or the details name it.',
      next: 'Correct the field named below.',
    },
    publishUnproven: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The response {status} means success, but it doesn’t list the events, so it proves nothing.',
      next: '{look} before you {repeat}.',
    },
    quotaReached: {
      title: 'The quota is used up',
      cause: 'The account already has as many as its quota allows.',
      next: 'Delete one you don’t need, or ask for a higher quota, then continue here.',
    },
    redirected: {
      title: 'The request was redirected',
      cause:
        'The response {status} points to another address. The console doesn’t follow it, because your token would go there too.',
      next: 'Send the report to whoever runs this console: a proxy or a wrong endpoint is in the way.',
    },
    requestForbidden: {
      title: 'You don’t have permission for this request',
      cause: 'The token belongs to another project, or the permission {action} is missing.',
      next: 'Check the project in the header. If it’s right, ask an administrator for {action}.',
    },
    requestRefused: {
      title: 'The request was rejected',
      cause: 'The response 400 says that something in the request is wrong; the details are below.',
      next: 'Compare the fields with the message or the raw body below.',
    },
    resourceMissing: {
      title: 'EventGrid couldn’t find it',
      cause: 'It isn’t in this project, or no longer exists.',
      next: 'Reload. If it should exist, check the region and project in the header.',
    },
    serverError: {
      title: 'A server failed',
      cause: 'The response {status} reports a fault at {host}. Your fields aren’t the cause.',
      next: 'Try again in a moment. If this keeps happening, send the report to support.',
    },
    serverErrorUnknown: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The response {status} doesn’t say who failed, and EventGrid may have done its work.',
      next: '{look} before you {repeat}.',
    },
    signInAddress: {
      title: 'IAM has nothing at this address',
      cause:
        'The response 404 doesn’t mean that your password is wrong: the request went to an address that IAM doesn’t serve.',
      next: 'Ask the operator of this console to check the region’s iamUrl. It’s the address of IAM without “/v3”.',
    },
    signInForbidden: {
      title: 'IAM doesn’t let this user in',
      cause:
        'The user may be turned off, have no programmatic access, or sign in from an address that the account doesn’t allow.',
      next: 'Show IAM’s message to an administrator of the account.',
    },
    signInLocked: {
      title: 'IAM has locked this sign-in',
      cause: 'IAM locks a user or account for 15 minutes after too many failed attempts.',
      next: 'Wait until the lock ends. Each attempt before that may extend it.',
    },
    signInNotIam: {
      title: 'Something other than IAM answered',
      cause:
        'The response {status} isn’t from IAM: a firewall, a proxy or another server sent it. Your password wasn’t checked.',
      next: 'Ask the operator of this console to check the way to {host}.',
    },
    signInPasscode: {
      title: 'The verification code wasn’t accepted',
      cause: 'The code is wrong, too old or already used, or the user has no virtual MFA device.',
      next: 'Enter the password and the next code that the device shows.',
    },
    signInPasswordExpired: {
      title: 'The password has expired',
      cause: 'IAM wants a new password before it signs this user in.',
      next: 'Sign in to the Huawei Cloud console, change the password, and come back.',
    },
    signInProject: {
      title: 'You can’t open this project',
      cause: 'IAM didn’t find the project in this region, or the user has no permissions in it.',
      next: 'Check the region and the project. If they’re right, ask an administrator to add the user to the project.',
    },
    signInProtected: {
      title: 'Login protection is on for this user',
      cause: 'IAM wants a second factor besides the password.',
      next: 'Enter the code of the virtual MFA device. If codes come by SMS or email, paste a token, or ask an administrator for a user with programmatic access only.',
    },
    signInRefused: {
      title: 'Sign-in failed',
      cause: 'The account, user or password is wrong.',
      next: 'Check what you entered. A HUAWEI ID can’t sign in here: use an IAM user, or paste a token.',
    },
    signInTokenAccount: {
      title: 'The token is for an account, not a project',
      cause: 'EventGrid needs a token of one project.',
      next: 'Get a token with the project as its scope, and paste that one.',
    },
    signInTokenExpired: {
      title: 'The token has expired',
      cause: 'IAM’s tokens are valid for 24 hours.',
      next: 'Get a new token, and paste that one.',
    },
    signInTokenProject: {
      title: 'The token is for another project',
      cause: 'The project ID that you entered isn’t the token’s own.',
      next: 'Enter the ID of the project that the token was issued for, or get a token of this project.',
    },
    signInTokenRefused: {
      title: 'The token isn’t valid',
      cause: 'The token has expired, was cut off when copied, or is from another region.',
      next: 'Check the region, or get a new token and paste it whole.',
    },
    signedOut: {
      title: 'Your session ended',
      cause: 'You were signed out, the session was idle for too long, or newer sign-ins ended it, so nothing was sent.',
      next: 'Sign in again. Your input is kept.',
    },
    sourceMissing: {
      title: 'The source doesn’t exist',
      cause: 'The source was deleted, or belongs to another project or region.',
      next: 'Look for it in the list, and check the region and project in the header.',
    },
    storeDown: {
      title: 'The console can’t read its sessions',
      cause: 'The session store doesn’t respond, so the console can’t verify who you are. Nothing was sent.',
      next: 'Try again in a moment. If this keeps happening, tell whoever runs this console.',
    },
    subscriptionMissing: {
      title: 'The subscription doesn’t exist',
      cause: 'The subscription was deleted, or belongs to another project or region.',
      next: 'Look for it in the list, and check the region and project in the header.',
    },
    subscriptionNameTaken: {
      title: 'The name {name} is taken',
      cause: 'A subscription with this name exists in your account. Names are unique across channels and projects.',
      next: 'Choose another name.',
    },
    subscriptionBusy: {
      title: 'The subscription can’t be changed now',
      cause: 'An enabled subscription, or one that is being changed, can’t be edited.',
      next: 'Wait {seconds}, or disable the subscription first.',
    },
    targetRefused: {
      title: 'The target address can’t be used',
      cause: 'EventGrid doesn’t accept the address of the event target.',
      next: 'Check the target’s address: scheme, host and path.',
    },
    throttled: {
      title: 'Too many requests',
      cause: '{host} answered 429: it needs a pause.',
      next: 'Wait {seconds}. {once}',
    },
    throttledHere: {
      title: 'Too many attempts',
      cause: 'The console slows down repeated attempts to protect the account.',
      next: 'Wait {seconds}.',
    },
    timedOut: {
      title: 'We couldn’t confirm whether it was {done}',
      cause: 'The request was sent, but {host} didn’t respond completely in time.',
      next: '{look} before you {repeat}.',
    },
    timedOutRead: {
      title: 'No response in time',
      cause: '{host} didn’t respond completely in time.',
      next: 'Try again; nothing was changed.',
    },
    tokenRejected: {
      title: 'EventGrid doesn’t accept your token',
      cause: 'The token is wrong, has expired, or was issued for another region.',
      next: 'Sign in again. Your input is kept.',
    },
    tooManyEvents: {
      title: 'Too many events at once',
      cause: 'One request can have at most 20 events.',
      next: 'Send the events in several requests.',
    },
    unavailable: {
      title: '{service} isn’t accepting requests right now',
      cause: 'The response 503 says that the service is overloaded or under maintenance.',
      next: 'Wait {seconds}. {once}',
    },
    unreachable: {
      title: '{service} can’t be reached',
      cause: 'The console couldn’t connect to {host}, so nothing was sent.',
      next: 'Try again in a moment. If this keeps happening, check the console’s network, proxy and endpoint.',
    },
    uriTooLong: {
      title: 'The request’s address is too long',
      cause: 'A server along the way answered 414.',
      next: 'Use a shorter search text.',
    },
    vpcConflict: {
      title: 'The VPC is taken',
      cause: 'This VPC already has a private EventGrid endpoint.',
      next: 'Use the existing private endpoint, or another VPC.',
    },
  },
};
