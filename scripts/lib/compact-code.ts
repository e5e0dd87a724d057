/** Code in the one form that its equal forms share, and where its characters stand in the script. */
export interface CompactCode {
  code: string;
  offsetOf(index: number): number;
}

/** Leaves out what may stand between names and changes nothing: blanks beside a point or within round brackets, `global::`. */
export function compactCode(blanked: string): CompactCode {
  const offsets: number[] = [];
  let code = '';
  let at = 0;
  const keep = (text: string, offset: number) => {
    for (let each = 0; each < text.length; each++) offsets.push(offset + each);
    code += text;
  };
  for (const { 0: found, index } of blanked.matchAll(/\bglobal\s*::\s*|\s+/g)) {
    keep(blanked.slice(at, index), at);
    at = index + found.length;
    const isNeeded = !/[.(]/.test(blanked[index - 1] ?? '') && !/^(?:[.)]|\?\s*\.)/.test(blanked.slice(at, at + 100));
    if (/^\s/.test(found) && isNeeded) keep(' ', index);
  }
  keep(blanked.slice(at), at);
  return { code, offsetOf: (index) => offsets[index] ?? blanked.length };
}
