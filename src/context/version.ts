/** The version of the package, by which two copies of it on one page can be told apart. */
export const version = '0.1.0';
