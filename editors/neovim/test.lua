-- Checks and mends a story in Neovim: `nvim --headless -u NONE -l test.lua`, or
-- `-S test.lua` before 0.9, in the folder of this file, with cutline on the path.

local config = dofile('lsp/cutline.lua')

local function run()
  local file = vim.fn.tempname() .. '.md'
  vim.fn.writefile({
    '---', 'title: A new bridge', 'date: 2023-03-21', '---', '', '![](a.jpg)',
    '*A tram crosses the Mur in Graz on Tuesday, March 20, 2023.*', '',
    'Graz opened its new tram bridge over the Mur on Monday, March 20, 2023.',
  }, file)
  vim.cmd('edit ' .. file)
  vim.bo.filetype = 'markdown'
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({ name = 'cutline', cmd = config.cmd, root_dir = vim.fn.fnamemodify(file, ':h') })
  vim.lsp.buf_attach_client(buffer, client)

  local function found() return vim.diagnostic.get(buffer) end
  assert(vim.wait(10000, function() return #found() > 0 end), 'no diagnostic came')
  assert(found()[1].code == 'weekday-mismatch', vim.inspect(found()))

  local asked = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll' } },
  }
  local answers = assert(vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', asked, 10000))
  local action = assert(answers[client].result[1], 'no action came')
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  local line = vim.api.nvim_buf_get_lines(buffer, 6, 7, true)[1]
  assert(line == '*A tram crosses the Mur in Graz on Monday, March 20, 2023.*', line)
  assert(vim.wait(10000, function() return #found() == 0 end), vim.inspect(found()))
end

local is_fine, message = pcall(run)
print(is_fine and 'Neovim checks a story and mends it\n' or ('error: ' .. tostring(message) .. '\n'))
vim.cmd(is_fine and 'qall!' or 'cquit!')
