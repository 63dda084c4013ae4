#compdef dxplan
# Completion of dxplan for zsh, printed by `dxplan completion zsh`.
_dxplan() {
    local line
    local -a values shown
    while IFS= read -r line; do
        values+=("${line%%$'\t'*}")
        shown+=("${line//$'\t'/  -- }")
    done < <("${(Q)words[1]}" --complete zsh "$((CURRENT - 2))" "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( $#values )); then
        compadd -l -d shown -- "${values[@]}"
    else
        _files
    fi
}
if [ "$funcstack[1]" = "_dxplan" ]; then
    _dxplan "$@"
else
    compdef _dxplan dxplan
fi
