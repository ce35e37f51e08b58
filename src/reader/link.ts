/** Reads what the page's address asks for: the names in one of its parameters, `byoc,java`. */
export function linkIn(parameter: string): string {
  return (parameter ? new URLSearchParams(location.search).get(parameter) : null) ?? '';
}
