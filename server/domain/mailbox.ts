/** An email address as it is compared for identity: its letters' case says nothing. */
export const sameAddress = (email: string): string => email.toLowerCase();

/** Splits an address at its last `@`. */
const partsOf = (email: string): { local: string; domain: string } => {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, at), domain: email.slice(at + 1) };
};

/**
 * The mailbox that an address most likely ends in, for rate limits and never for identity: providers ignore what
 * follows a `+` (RFC 5233 subaddressing), some ignore dots.
 */
export const mailboxOf = (email: string): string => {
  const { local, domain } = partsOf(sameAddress(email));
  const [user = ''] = local.split('+');
  return `${user.replaceAll('.', '')}@${domain}`;
};

/** Whether an address bears a subaddress, of which there are as many as somebody likes. */
export const hasSubaddress = (email: string): boolean => partsOf(email).local.includes('+');

/** True for the one address of a mailbox that has neither dots nor a subaddress. */
export const isBare = (email: string): boolean => sameAddress(email) === mailboxOf(email);

/** Whether an address belongs to one of these mail domains or to a domain below one. */
export const isOfDomains = (email: string, domains: readonly string[]): boolean => {
  const { domain } = partsOf(sameAddress(email));
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
};
