// Next greets with plain lines before any code of ours runs. They are for a person at a terminal: everywhere else the
// output is a log, where each line is JSON. lib/server/start.ts then sends the console's lines to the log.
if (!process.stdout.isTTY) console.log = () => {};
