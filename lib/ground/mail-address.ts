/** An address that SMTP can carry as it is: no white space, no brackets, one host. */
export function isMailAddress(address: string): boolean {
  return /^[^\s<>()[\],;:"@\p{Cc}]{1,64}@[^\s<>()[\],;:"@\p{Cc}]{1,253}$/u.test(address);
}

/** What stands behind the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
