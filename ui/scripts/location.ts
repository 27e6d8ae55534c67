// Unit tests run without a browser; the address bar is all that the modules under test ask of one.
globalThis.location ??= new URL('http://127.0.0.1:8081/ui/') as unknown as Location;
