export const words = {
  took: (first: string, whole: string) => `first byte after ${first}, all after ${whole}`,
  nothing: 'no reply',
  status: (status: number) => `status ${status}`,
  broken: (why: string) => `On the wire: ${why}`,
  missed: (why: string) => `No endpoint answered; ${why}`,
  decided: (endpoint: string, ordinal: string, outcome: string) => `${endpoint}, request ${ordinal}: ${outcome}`,
  late: (value: string) => `written ${value} after it was due`,
  headers: 'Headers',
  body: (bytes: string) => `Body, ${bytes} bytes`,
  wait: 'wait',
  service: 'service',
  response: 'decided',
};
