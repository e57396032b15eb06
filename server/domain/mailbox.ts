/** Normalizes an email for comparison: case-insensitive. */
export const sameAddress = (email: string): string => email.toLowerCase();

/** Splits an email at its last `@`. */
const partsOf = (email: string): { local: string; domain: string } => {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, at), domain: email.slice(at + 1) };
};

/**
 * Mailbox that an email most likely belongs to, for rate limits and never for identity: providers ignore the part
 * after a `+` (RFC 5233 subaddressing), some ignore dots.
 */
export const mailboxOf = (email: string): string => {
  const { local, domain } = partsOf(sameAddress(email));
  const [user = ''] = local.split('+');
  return `${user.replaceAll('.', '')}@${domain}`;
};

/** True for an email with a subaddress; one mailbox has any number of them. */
export const hasSubaddress = (email: string): boolean => partsOf(email).local.includes('+');

/** True for the one email of a mailbox without dots and subaddress. */
export const isBare = (email: string): boolean => sameAddress(email) === mailboxOf(email);

/** True if the email's domain is one of these or a subdomain of one. */
export const isOfDomains = (email: string, domains: readonly string[]): boolean => {
  const { domain } = partsOf(sameAddress(email));
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
};
