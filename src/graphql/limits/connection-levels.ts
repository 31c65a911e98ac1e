/** Whether a field is a level of the connection itself, between a list and its objects (Relay Cursor Connections). */
export function isConnectionLevel(type: string, field: string): boolean {
  if (type.endsWith('Connection')) return field === 'edges' || field === 'nodes';
  return type.endsWith('Edge') && field === 'node';
}
