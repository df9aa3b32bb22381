import { CircleHelp, CircleUser, Keyboard, Languages, LogOut, Search } from 'lucide-react'
import { Link, useLocation, useNavigate } from 'react-router'
import { type Me, switchGrant } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { IconButton } from '#web/kit/button.tsx'
import { Menu } from '#web/kit/menu.tsx'
import { SearchBox } from '#web/kit/search-box.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { setSearchText } from '#web/people/search-text.ts'
import { useSession } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { rolesText } from '#web/text/roles.ts'
import { shellText } from '#web/text/shell.ts'
import { showHotkeys } from './hotkey-help.tsx'
import { useSignOut } from './sign-out.tsx'

const searchers = ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison']

/** Pages that begin with the same search: one is enough. */
const withOwnSearch = ['/day', '/people']

export function TopBar(props: { onSwitched: (me: Me) => void; onSignedOut: () => void }) {
  const t = useText(shellText)
  const common = useText(commonText)
  const navigate = useNavigate()
  const { grant } = useSession()
  const { pathname } = useLocation()
  const searches = searchers.includes(grant.role) && !withOwnSearch.includes(pathname)

  function search(text: string) {
    setSearchText(text)
    void navigate('/people')
  }

  return (
    <header className="top-bar">
      <Link className="brand" to="/" aria-label={common.product}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>{common.product}</span>
      </Link>
      {searches && (
        <SearchBox
          id="top-search"
          label={t.searchLabel}
          placeholder={t.searchPlaceholder}
          value=""
          onSearch={search}
        />
      )}
      <div className="end">
        {searches && (
          <span className="phone-only">
            <IconButton icon={Search} name={common.search} onClick={() => search('')} />
          </span>
        )}
        <WorkingAs onSwitched={props.onSwitched} />
        <span className="desk-only">
          <IconButton icon={CircleHelp} name={common.help} onClick={() => void navigate('/help')} />
        </span>
        <AccountMenu onSignedOut={props.onSignedOut} />
      </div>
    </header>
  )
}

/** Role · organisation · area, and the other posts one click away. */
function WorkingAs({ onSwitched }: { onSwitched: (me: Me) => void }) {
  const t = useText(shellText)
  const roles = useText(rolesText)
  const toast = useToast()
  const { grant, grants } = useSession()
  const { act } = useAct(switchGrant, { refresh: ['none'] })
  const place = [grant.orgName, grant.areaName].filter(Boolean).join(' · ')

  async function change(id: string) {
    const me = await act({ body: { grant: id } })
    if (!me?.grant) return
    onSwitched(me)
    toast(t.switched(roles.role[me.grant.role]))
  }

  return (
    <Menu
      label={t.switchTo}
      head={
        <div className="menu-words">
          {t.workingAs}：{roles.role[grant.role]} · {place}
        </div>
      }
      opener={({ open, toggle }) => (
        <button
          type="button"
          className="working-as"
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={toggle}
        >
          <span className="strong">{roles.role[grant.role]}</span>
          <span className="soft small">{place}</span>
        </button>
      )}
      items={grants
        .filter((one) => one.id !== grant.id)
        .map((one) => ({
          key: one.id,
          label: `${t.switchTo}：${roles.role[one.role]} · ${one.orgName}`,
          onChoose: () => void change(one.id),
        }))}
    />
  )
}

function AccountMenu({ onSignedOut }: { onSignedOut: () => void }) {
  const t = useText(shellText)
  const navigate = useNavigate()
  const { user } = useSession()
  const { language, setLanguage } = useLanguage()
  const leave = useSignOut(onSignedOut)
  return (
    <Menu
      label={t.account}
      head={<div className="menu-words">{user.name}</div>}
      opener={({ open, toggle }) => (
        <IconButton
          icon={CircleUser}
          name={`${t.account}：${user.name}`}
          expanded={open}
          haspopup="menu"
          onClick={toggle}
        />
      )}
      items={[
        { key: 'me', label: t.account, icon: CircleUser, onChoose: () => void navigate('/me') },
        {
          key: 'language',
          label: t.otherLanguage,
          icon: Languages,
          onChoose: () => setLanguage(language === 'en' ? 'zh' : 'en'),
        },
        { key: 'hotkeys', label: t.hotkeys, icon: Keyboard, onChoose: showHotkeys },
        { key: 'out', label: t.signOut, icon: LogOut, onChoose: () => void leave() },
      ]}
    />
  )
}
