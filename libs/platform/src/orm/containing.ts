/** The pattern of LIKE for texts that contain `part`, in which no character has a meaning of its own. */
export const containing = (part: string): string => `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
