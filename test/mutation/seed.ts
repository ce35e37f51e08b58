// Makes properties try the same values in each run, so that what one run notices the next one does, too.
import fc from 'fast-check';

// The first failure is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true });
