/** Matches addresses that no script runs from: those of these schemes, and relative ones. */
export const SAFE_ADDRESS = /^(?:(?:https?|ftps?|mailto|tel|sms):|(?![a-z][a-z\d+.-]*:))/i;
