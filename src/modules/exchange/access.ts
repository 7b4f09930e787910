/** Systems of departments, by a key that is good for events. */
export const DEPARTMENT = { kind: 'partner', partner: 'department', scope: 'events' } as const
