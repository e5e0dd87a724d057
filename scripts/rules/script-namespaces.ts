/** The namespaces that a script may use, as Microsoft Learn, Write code in a custom connector, lists them. */
export const allowedNamespaces = [
  ...['System', 'System.Collections', 'System.Collections.Generic', 'System.Diagnostics', 'System.IO'],
  ...['System.IO.Compression', 'System.Linq', 'System.Net', 'System.Net.Http', 'System.Net.Http.Headers'],
  ...['System.Net.Security', 'System.Security.Authentication', 'System.Security.Cryptography', 'System.Text'],
  ...['System.Text.RegularExpressions', 'System.Threading', 'System.Threading.Tasks', 'System.Web', 'System.Xml'],
  ...['System.Xml.Linq', 'System.Drawing', 'System.Drawing.Drawing2D', 'System.Drawing.Imaging'],
  ...['Microsoft.Extensions.Logging', 'Newtonsoft.Json', 'Newtonsoft.Json.Linq'],
];
