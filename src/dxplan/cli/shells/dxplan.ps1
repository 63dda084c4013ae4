# Completion of dxplan for PowerShell, printed by `dxplan completion powershell`.
Register-ArgumentCompleter -Native -CommandName dxplan -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    $program = $words[0]
    $before = @($words | Select-Object -Skip 1)
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        & $program --complete powershell $before.Count @before $wordToComplete 2>$null |
            ForEach-Object {
                $word, $meaning = $_ -split "`t", 2
                if (-not $meaning) { $meaning = $word }
                [System.Management.Automation.CompletionResult]::new(
                    $word, $word, 'ParameterValue', $meaning)
            }
    } finally {
        [Console]::OutputEncoding = $encoding
    }
}
