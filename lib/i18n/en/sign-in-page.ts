/** Texts of the page around the sign-in form. */
export const signInPage = {
  text: 'Manage custom event sources of one project and region.',
  trust: 'The token stays on the console’s server and never reaches this browser.',
  displaced: {
    title: 'You were signed out here',
    text: 'You signed in again elsewhere. The limit of sessions per user is {most}, so your oldest one ended: this one.',
  },
  cookieLost: {
    title: 'This browser didn’t keep the session cookie',
    allow: 'The sign-in worked, but the browser blocks cookies. Allow cookies for {origin}, then sign in again.',
    plainHttp: 'If cookies are allowed, this browser may not keep them over plain http. Use https or another browser.',
  },
  tokenHelp: {
    title: 'Federated user or HUAWEI ID? How to get a token',
    federated:
      'Federated user: let your identity provider sign you in to IAM, then ask IAM for a token of your project (POST /v3/auth/tokens with the unscoped token). It comes in the header X-Subject-Token.',
    huaweiId:
      'HUAWEI ID: it can’t get a token itself. Ask an administrator of the account to create an IAM user with programmatic access, and sign in as that user.',
    paste: 'Paste the token, with its region and project ID, under “Token”.',
  },
};
