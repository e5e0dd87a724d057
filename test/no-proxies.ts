/** A proxy of whoever runs the tests would be asked in place of their servers. Tests of proxies set the variables themselves. */
for (const name of Object.keys(process.env)) if (/^(?:https?|all|no)_proxy$/i.test(name)) delete process.env[name];
