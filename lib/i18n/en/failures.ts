/** Explanations of refusals: the fact, its cause, the mend. EventGrid's own words are shown beside them, verbatim. */
export const failures = {
  it: 'it',
  nouns: { source: 'source', channel: 'channel' },
  actions: {
    'focus-name': 'Change the name',
    'focus-channel': 'Choose another channel',
    'focus-form': 'Check the fields',
    'sign-in': 'Sign in again',
    'look-up': 'Look for {name}',
    'look-again': 'Look again',
    openList: 'Open the list',
    retry: 'Try again',
    'copy-report': 'Copy report',
    reload: 'Load again',
  },
  writes: {
    create: {
      done: 'created',
      look: 'Look for {it} in the list',
      repeat: 'create it again',
      undone: 'there is no {noun} named {it}',
      once: 'The console never repeats a create by itself.',
      twice: 'A name exists only once, so a second try cannot create a second one.',
      again: 'Create again',
      nothing: '{cause} Nothing was created.',
    },
    update: {
      done: 'saved',
      look: 'Load {it} again and compare',
      repeat: 'save it again',
      undone: '{it} is as it was before',
      once: 'The console never repeats a change by itself.',
      twice: 'Saving the same values once more does no harm.',
      again: 'Save again',
      nothing: '{cause} Nothing was saved.',
    },
    delete: {
      done: 'deleted',
      look: 'Look for {it} in the list',
      repeat: 'delete it again',
      undone: '{it} is still there',
      once: 'The console never repeats a deletion by itself.',
      twice: 'What is gone stays gone, so a second try does no harm.',
      again: 'Delete again',
      nothing: '{cause} Nothing was deleted.',
    },
  },
  lookedUp: {
    notDone: {
      title: 'It was not {done}',
      cause: 'EventGrid was looked up: {undone}.',
      next: 'It is safe to {repeat}.',
    },
    nameTaken: {
      title: 'It was not {done}: the name is taken',
      cause: 'EventGrid was looked up: another {noun} has the name {name}.',
      next: 'Choose another name.',
    },
    unknown: {
      title: 'We could not find out whether it was {done}',
      cause: 'EventGrid was looked up and did not say, or may still be at work on it.',
      next: 'Look again in a moment. It is not sent twice meanwhile.',
    },
  },
  advice: {
    accountFrozen: {
      title: 'The account is frozen',
      cause: 'EventGrid does no work for a frozen account, as a rule because of an unpaid balance.',
      next: 'Have the account topped up in the billing center, then go on here.',
    },
    agencyMissing: {
      title: 'An agency is missing',
      cause: 'EventGrid acts on your message instances through agencies, and this account lacks one.',
      next: 'Have an administrator create the agencies EG_DELEGATE_FG_AGENCY and EG_AGENCY in IAM, then go on here.',
    },
    agencyPermissionMissing: {
      title: 'The agency may not do this',
      cause: 'The agency through which EventGrid acts lacks a permission.',
      next: 'Have an administrator grant the agency EG_AGENCY the permission named in the message, then go on here.',
    },
    answerBroke: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'The request was sent, then the connection to {host} broke before the whole answer had come.',
      next: '{look} before you {repeat}.',
    },
    answerBrokeRead: {
      title: 'The answer broke off',
      cause: 'The connection to {host} broke before the whole answer had come.',
      next: 'Try again; nothing was changed.',
    },
    answerUnreadable: {
      title: 'EventGrid said yes without an ID',
      cause: 'The answer {status} means success, but holds no ID, so it proves nothing.',
      next: '{look} before you {repeat}.',
    },
    answerUnreadableRead: {
      title: 'The answer cannot be read',
      cause: 'The answer {status} means success, but its body is not what this request is answered with.',
      next: 'Try again. When it stays so, something between here and {host} answers in its place.',
    },
    apiMissing: {
      title: 'The gateway knows no such API',
      cause: 'The address that this console is set up with does not lead to EventGrid.',
      next: 'Send the report to whoever runs this console: the endpoint of the region has to be corrected.',
    },
    badGateway: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'A gateway answered 502 in place of EventGrid, which may have done its work all the same.',
      next: '{look} before you {repeat}.',
    },
    badGatewayRead: {
      title: 'A gateway lost {service}',
      cause: 'A gateway answered 502 in place of {service}.',
      next: 'Try again in a moment; nothing was changed.',
    },
    badRequest: {
      title: 'EventGrid could not read the request',
      cause: 'EventGrid found the request as a whole wrong and named no field.',
      next: 'Compare the fields with the message and details below.',
    },
    bodyTooLarge: {
      title: 'The request is too large',
      cause: 'A server on the way answered 413: it takes no body of this size.',
      next: 'Shorten the description or the connection fields.',
    },
    channelOrProjectMissing: {
      title: 'EventGrid did not find what the request names',
      cause: 'The channel or the project is not there any more.',
      next: 'Choose another channel. When none is left, sign in to the project again.',
    },
    channelUnavailable: {
      title: 'The channel cannot be used',
      cause: 'The channel was deleted, is being set up, or is not a custom channel of this project.',
      next: 'Choose another channel, or create one.',
    },
    channelInUse: {
      title: 'The channel {name} is in use',
      cause: 'Sources or subscriptions are still on the channel, and EventGrid deletes no channel in use.',
      next: 'Delete its sources and subscriptions first. The message below is of EventGrid itself.',
    },
    channelMissing: {
      title: 'There is no such channel',
      cause: 'The channel was deleted elsewhere, or belongs to another project or region.',
      next: 'Look for it in the list, and check region and project in the header.',
    },
    channelNameTaken: {
      title: 'The name {name} is taken',
      cause: 'A channel of this name exists in your account. Names are unique across projects.',
      next: 'Choose another name.',
    },
    conflict: {
      title: 'EventGrid holds something that is in the way',
      cause: 'The answer 409 says that the request conflicts with what exists.',
      next: 'Look for {it} in the list: it may exist already.',
    },
    crossSite: {
      title: 'The request did not come from this console',
      cause: 'The browser said that another site, or none, sent it, so it was stopped before EventGrid.',
      next: 'Load this page again at the address you were given for the console.',
    },
    deletionUnproven: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'The answer {status} means success, but its body is no answer to a deletion, so it proves nothing.',
      next: '{look} before you {repeat}.',
    },
    eventGridFailed: {
      title: 'EventGrid failed inside',
      cause: 'EventGrid reports an internal error of its own, not a fault in your fields.',
      next: 'Go on in a moment. {twice} When it stays so, send the report to support.',
    },
    eventTooLarge: {
      title: 'An event is too large',
      cause: 'One event takes more than 64 KB.',
      next: 'Make the data of that event smaller, or send a link to it.',
    },
    eventsTooLarge: {
      title: 'The events are too large together',
      cause: 'One request takes at most 256 KB.',
      next: 'Send fewer events at a time.',
    },
    filterRefused: {
      title: 'The filter cannot be used',
      cause: 'EventGrid does not accept the parameters of the filter.',
      next: 'Check the filter against the message below.',
    },
    forbidden: {
      title: 'Your user may not do this',
      cause: 'You are signed in, but the answer 403 says that the permission is missing, as a rule {action}.',
      next: 'Ask an administrator for {action}; the report has all they need.',
    },
    formTooLarge: {
      title: 'The form is too large',
      cause: 'More was typed than this console takes in one form, so it was not sent.',
      next: 'Shorten the longest field.',
    },
    gatewayBackendDown: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'The API gateway answered 502: it lost the connection to EventGrid, which may have done its work.',
      next: '{look} before you {repeat}.',
    },
    gatewayBackendDownRead: {
      title: 'The API gateway cannot reach EventGrid',
      cause: 'The API gateway answered 502: EventGrid is down behind it.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayBackendSlow: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'The API gateway answered 504: it waited in vain for EventGrid, which may still be working on it.',
      next: '{look} before you {repeat}.',
    },
    gatewayBackendSlowRead: {
      title: 'EventGrid took too long',
      cause: 'The API gateway answered 504: it waited in vain for EventGrid.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayBadRequest: {
      title: 'The API gateway could not read the request',
      cause: 'The gateway in front of EventGrid stopped the request before EventGrid saw it.',
      next: 'Look for odd characters in the fields. When there are none, send the report to support.',
    },
    gatewayBodyTooLarge: {
      title: 'The API gateway takes no body of this size',
      cause: 'The request is above 12 MB.',
      next: 'Shorten the description or the connection fields.',
    },
    gatewayForbidden: {
      title: 'The API gateway does not let your user in',
      cause: 'The user or the account is not authorised for this API; the permission {action} may be missing.',
      next: 'Ask an administrator for {action}; the report has all they need.',
    },
    gatewayHeadersTooLarge: {
      title: 'The token is too long for the API gateway',
      cause: 'The answer 494 says that the headers are too large, and the token is nearly all of them.',
      next: 'Sign in again as an IAM user with fewer roles or with one project, so that the token is shorter.',
    },
    gatewayOrchestration: {
      title: 'The API gateway could not put the request together',
      cause: 'The gateway failed while it translated the request for EventGrid.',
      next: 'Go on in a moment. When it stays so, send the report to support.',
    },
    gatewayRefused: {
      title: 'The API gateway stopped the request',
      cause: 'The gateway answered {status} before EventGrid saw the request.',
      next: 'Send the report to support.',
    },
    gatewayThrottled: {
      title: 'Too many requests',
      cause: 'The API gateway counts the requests of your account and has reached its limit.',
      next: 'Wait {seconds} s. {once}',
    },
    gatewayTimeout: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'A gateway answered 504: it waited in vain for EventGrid, which may still be working on it.',
      next: '{look} before you {repeat}.',
    },
    gatewayTimeoutRead: {
      title: 'A gateway waited in vain',
      cause: 'A gateway answered 504 in place of {service}.',
      next: 'Try again in a moment; nothing was changed.',
    },
    gatewayTokenRejected: {
      title: 'The API gateway does not accept your token',
      cause: 'The token has expired, or a change of password or permissions ended it.',
      next: 'Sign in again. What you typed is kept.',
    },
    gatewayUriTooLong: {
      title: 'The address of the request is too long',
      cause: 'The API gateway answered 414: it takes no address of this length.',
      next: 'Use a shorter search text.',
    },
    headersTooLarge: {
      title: 'The token is too long for a server on the way',
      cause: 'The answer {status} says that the headers are too large, and the token is nearly all of them.',
      next: 'Sign in again as an IAM user with fewer roles or with one project, so that the token is shorter.',
    },
    iamBadRequest: {
      title: 'IAM could not read the request',
      cause: 'IAM found the body of the request wrong.',
      next: 'Check account, user, project and verification code.',
    },
    inputRefused: {
      title: 'There is a problem in the form',
      cause: 'One or more fields do not keep the rules, so it was not sent.',
      next: 'Correct the marked fields.',
    },
    missing: {
      title: 'Nothing is at this address',
      cause: '{host} answered 404 without saying what is missing: address, project or channel.',
      next: 'Check project and channel. When both are right, send the report to whoever runs this console.',
    },
    nameTaken: {
      title: 'The name {name} is taken',
      cause: 'A source of this name exists in your account. Names are unique across channels and projects.',
      next: 'Choose another name.',
    },
    notChangeable: {
      title: 'This may not be changed or deleted',
      cause: 'EventGrid looks after it: users can neither change nor delete official sources and channels.',
      next: 'Work with a custom one. When it is one, send the report to support.',
    },
    notSignedIn: {
      title: 'Your token is no longer accepted',
      cause: 'The answer 401 says that the token is wrong, has expired or was ended.',
      next: 'Sign in again. What you typed is kept.',
    },
    operationForbidden: {
      title: 'You have no permission for this operation',
      cause: 'EventGrid knows your user, but no policy allows {action}.',
      next: 'Ask an administrator for a policy with {action}; the report has all they need.',
    },
    otherProject: {
      title: 'You are signed in to another project now',
      cause: 'This page was opened for a different project, so nothing was sent.',
      next: 'Load the page again for the present project, or sign in to the former one.',
    },
    otherProjectEntered: {
      title: 'That is a different project',
      cause: 'You did sign in, but not to the project that this page is open for, so that session was not started.',
      next: 'Sign in to the project of this page. What you typed on the page is still there.',
    },
    otherRefusal: {
      title: 'The request was refused',
      cause: '{host} answered {status}. This console knows no advice for it.',
      next: 'Read the message below, and send the report to support.',
    },
    parametersRefused: {
      title: 'EventGrid refused a field',
      cause: 'A value does not keep the rules of EventGrid; the message or the details name it.',
      next: 'Correct the field that is named below.',
    },
    quotaReached: {
      title: 'The quota is used up',
      cause: 'The account has as many of these as its quota allows.',
      next: 'Delete one that is not needed, or have the quota raised, then go on here.',
    },
    redirected: {
      title: 'The request was sent elsewhere',
      cause:
        'The answer {status} points to another address. The console does not follow it, since your token would go along.',
      next: 'Send the report to whoever runs this console: a proxy or a wrong endpoint is in the way.',
    },
    requestForbidden: {
      title: 'Your user may not make this request',
      cause: 'The token belongs to another project, or the permission {action} is missing.',
      next: 'Check the project in the header. When it is right, ask an administrator for {action}.',
    },
    requestRefused: {
      title: 'The request was refused as wrong',
      cause: 'The answer 400 says that something in the request is wrong, in words of its own.',
      next: 'Compare the fields with the message or the raw body below.',
    },
    resourceMissing: {
      title: 'EventGrid did not find it',
      cause: 'What was asked for is not in this project, or not any more.',
      next: 'Load again. Check region and project in the header when it should be there.',
    },
    serverError: {
      title: 'A server failed',
      cause: 'The answer {status} reports a fault at {host}, not in your fields.',
      next: 'Go on in a moment. When it stays so, send the report to support.',
    },
    serverErrorUnknown: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'Something answered {status} without saying who failed, and EventGrid may have done its work.',
      next: '{look} before you {repeat}.',
    },
    signInForbidden: {
      title: 'Your user may not enter this project',
      cause: 'IAM knows the user, but it has no right in this project, or may not use API access.',
      next: 'Ask an administrator to add the user to the project and to allow programmatic access.',
    },
    signInProjectMissing: {
      title: 'There is no such project',
      cause: 'IAM did not find the project in this region.',
      next: 'Check the region and the project.',
    },
    signInRefused: {
      title: 'Signing in was refused',
      cause:
        'Account, user, password, verification code or token is wrong, or the user is locked for 15 minutes after too many tries.',
      next: 'Check what you typed. A HUAWEI ID cannot sign in here: use an IAM user, or paste a token.',
    },
    signedOut: {
      title: 'Your session ended',
      cause: 'You were signed out, or the session was idle for too long, so it was not sent.',
      next: 'Sign in again. What you typed is kept.',
    },
    sourceMissing: {
      title: 'There is no such source',
      cause: 'The source was deleted, or belongs to another project or region.',
      next: 'Look for it in the list, and check region and project in the header.',
    },
    storeDown: {
      title: 'The console cannot read its sessions',
      cause: 'The store of sessions does not answer, so the console cannot tell who you are. It was not sent.',
      next: 'Go on in a moment. When it stays so, tell whoever runs this console.',
    },
    subscriptionBusy: {
      title: 'The subscription cannot be changed now',
      cause: 'An enabled subscription, or one that is being changed, cannot be edited.',
      next: 'Wait {seconds} s, or disable the subscription first.',
    },
    targetRefused: {
      title: 'The target address cannot be used',
      cause: 'EventGrid does not accept the address of the event target.',
      next: 'Check the address of the target: scheme, host and path.',
    },
    throttled: {
      title: 'Too many requests',
      cause: '{host} asks for a pause by the answer 429.',
      next: 'Wait {seconds} s. {once}',
    },
    throttledHere: {
      title: 'Too many tries',
      cause: 'The console slows down repeated tries, to protect the account.',
      next: 'Wait {seconds} s.',
    },
    timedOut: {
      title: 'Nobody knows yet whether it was {done}',
      cause: 'The request was sent, and {host} gave no whole answer in time.',
      next: '{look} before you {repeat}.',
    },
    timedOutRead: {
      title: 'No answer in time',
      cause: '{host} gave no whole answer in time.',
      next: 'Try again; nothing was changed.',
    },
    tokenRejected: {
      title: 'EventGrid does not accept your token',
      cause: 'The token is wrong, has expired, or was issued for another region.',
      next: 'Sign in again. What you typed is kept.',
    },
    tooManyEvents: {
      title: 'Too many events at once',
      cause: 'One request takes at most 20 events.',
      next: 'Send the events in several requests.',
    },
    unavailable: {
      title: '{service} takes no requests at the moment',
      cause: 'The answer 503 says that the service is overloaded or under maintenance.',
      next: 'Wait {seconds} s. {once}',
    },
    unreachable: {
      title: '{service} cannot be reached',
      cause: 'This console got no connection to {host}, so the request was not sent.',
      next: 'Go on in a moment. When it stays so, network, proxy or endpoint of this console need a look.',
    },
    uriTooLong: {
      title: 'The address of the request is too long',
      cause: 'A server on the way answered 414.',
      next: 'Use a shorter search text.',
    },
    vpcConflict: {
      title: 'The VPC is taken',
      cause: 'This VPC already has a private endpoint of EventGrid.',
      next: 'Use the private endpoint that is there, or another VPC.',
    },
  },
};
