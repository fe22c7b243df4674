/** An ISO 10303-21 text of these instances, such as `#1=A();#2=B(#1);`. */
export function part21(...data: string[]): Buffer {
  return Buffer.from(`ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n${data.join('\n')}\nENDSEC;\nEND-ISO-10303-21;\n`);
}
