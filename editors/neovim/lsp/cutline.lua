-- For Neovim 0.11 or newer: a folder `lsp` on the runtime path that has this
-- file, and `vim.lsp.enable('cutline')` in init.lua.
return {
  cmd = { 'cutline', 'lsp' },
  filetypes = { 'markdown', 'html', 'text' },
  root_markers = { 'cutline.yaml', '.git' },
}
