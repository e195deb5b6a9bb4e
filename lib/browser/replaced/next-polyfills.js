// Takes the place of Next's polyfills: every browser that the console supports has them built in.
