/** Nothing: without a file of its own this app would get the console's, which is in a folder above. */
export function register() {}
